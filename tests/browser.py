"""The playground's page in headless Chromium; `in_browser` marks the tests that need it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright, expect

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which is not installed here"),
]


@asynccontextmanager
async def opened(url: str, width: int, height: int, **options: Any) -> AsyncIterator[Page]:
    """The page in a window of this size; an error in the page fails the test."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        context = await browser.new_context(viewport={"width": width, "height": height}, **options)
        page = await context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        await page.goto(f"{url}/?lang=zh")
        await expect(page.locator("#status")).to_have_attribute("data-state", "connected")
        yield page
        assert errors == []
        await browser.close()
