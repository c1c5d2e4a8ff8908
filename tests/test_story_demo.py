"""A stranger's first minutes: `onrecord demo` in a browser, from the first question to a pushed digest.

With ONRECORD_PICTURES set to a folder, the pictures of the README are written there on the way.
"""

import asyncio
import os
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.browser import in_browser, opened
from tests.running_demo import running_demo

PICTURES = os.environ.get("ONRECORD_PICTURES", "")
WIDE, PHONE = (1280, 800), (390, 844)
ON_A_PHONE = {"has_touch": True, "is_mobile": True}


class TestADemoForAStranger:
    pytestmark = in_browser

    async def test_three_questions_a_subscription_a_file_and_its_digest(self) -> None:
        async with running_demo() as url, asyncio.timeout(60):
            async with opened(url, *PHONE, device_scale_factor=2, **ON_A_PHONE) as page:
                await group_asks(page)
                assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
                await picture(page, "playground-phone.png")
            async with opened(url, *WIDE, device_scale_factor=1.5) as page:
                await group_subscribes(page)
                await operator_sends_the_file(page)
                await operator_asks_about_it(page)
                await page.locator("[data-pane=group] .row.other").last.evaluate(
                    "row => row.scrollIntoView()"
                )
                await picture(page, "playground-desktop.png")
            async with opened(url, *PHONE, device_scale_factor=1.5, **ON_A_PHONE) as page:
                await digest_is_read_in_full(page)


async def group_asks(page: Page) -> None:
    """Three examples of the page: a figure that nobody gave, an analyst's question, and a figure."""
    group = page.locator("[data-pane=group]")
    await asked(group, "鲸屿云收入多少？", "没有给出")
    await asked(group, "丹枫证券问了什么？", "邵予安")
    await asked(group, "鲸屿云收入增长多少？", "16%")


async def group_subscribes(page: Page) -> None:
    """The example of a subscription: only the group's administrator may, so he is the one who writes."""
    group = page.locator("[data-pane=group]")
    await group.get_by_role("button", name="/subscribe 鲸屿集团").click()
    await expect(group.locator("textarea")).to_have_value("/subscribe@onrecord_demo_bot 鲸屿集团")
    await group.locator(".send").click()
    await expect(group.locator(".row.other").last).to_contain_text("已订阅鲸屿集团")


async def operator_sends_the_file(page: Page) -> None:
    """The file at hand: its outcome comes to the operator, its digest to the group."""
    group, private = page.locator("[data-pane=group]"), page.locator("[data-pane=private]")
    await private.locator(".offers .chip").first.click()
    await expect(private.locator(".row.own .file-words")).to_contain_text("2024年9月季度.txt")
    await expect(private.locator(".row.other .text")).to_contain_text("JYU-FY2025Q2")
    card = group.locator(".row.other").last
    await expect(card).to_contain_text("2024年9月季度", timeout=10_000)
    await expect(card).to_contain_text("19%")


async def operator_asks_about_it(page: Page) -> None:
    """The new call is answered from at once, in private without a command."""
    private = page.locator("[data-pane=private]")
    await private.locator("textarea").fill("鲸屿云收入增长多少？")
    await private.locator("textarea").press("Enter")
    await expect(private.locator(".row.other .text").last).to_contain_text("19%")


async def digest_is_read_in_full(page: Page) -> None:
    """The card's button opens the whole digest under it, and another one turns that into the card's words."""
    row = page.locator("[data-pane=group] .row.other").last
    full, card = (row.get_by_role("button", name=name, exact=True) for name in ("完整要点", "要点"))
    text = row.locator(".text")
    short = await text.inner_text()
    await page.set_viewport_size({"width": PHONE[0], "height": 2 * PHONE[1]})
    await picture(row, "playground-digest.png")
    await page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    await full.click()
    await expect(card).to_be_visible()
    await expect(full).to_be_hidden()
    assert len(await text.inner_text()) > 2 * len(short)
    await card.click()
    await expect(full).to_be_visible()
    assert short.startswith(await text.inner_text())


async def asked(group: Locator, example: str, expected: str) -> None:
    """The example is tapped and sent, and the bot's answer holds what is expected."""
    before = await group.locator(".row.other").count()
    await group.get_by_role("button", name=example, exact=True).click()
    await expect(group.locator("textarea")).to_have_value(f"/ask@onrecord_demo_bot {example}")
    await group.locator(".send").click()
    await expect(group.locator(".row.other")).to_have_count(before + 1)
    await expect(group.locator(".row.other").last).to_contain_text(expected)


async def picture(shown: Page | Locator, name: str) -> None:
    """Write a picture of what is shown if pictures are wanted."""
    if PICTURES:
        await shown.screenshot(path=Path(PICTURES) / name)
