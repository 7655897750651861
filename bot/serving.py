"""Running the application in Telegram until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable

from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import Updater

from bot import health, menus
from bot.app import ALLOWED_UPDATES
from bot.config import Webhook
from bot.context import BotApplication, Services

logger = logging.getLogger(__name__)

STOP_RECEIVING_WITHIN, FINISH_WITHIN = 3.0, 5.0
"""Seconds for the last poll and for what is in flight; together below the 10 s that container engines grant."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between attempts to reach Telegram at start; doubled each time."""


async def serve(application: BotApplication, services: Services) -> None:
    """Receive updates until SIGINT or SIGTERM, then finish what is in flight. Raises InvalidToken."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if services.settings.webhook is None:  # with a webhook nothing is polled, so nothing would beat on
        health.beat(services.settings.data_dir)
    await services.state.open()
    try:
        if await _connect(application, stop):
            await _run(application, services, stop)
    finally:
        await services.state.close()
        health.end(services.settings.data_dir)


async def _connect(application: BotApplication, stop: asyncio.Event) -> bool:
    """Reach Telegram, however long it takes; False when told to stop before."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise
        except NetworkError as error:
            logger.warning("Telegram cannot be reached (%s); trying again in %.0f s", type(error).__name__, pause)
            await _wait(stop, pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return True
    return False


async def _run(application: BotApplication, services: Services, stop: asyncio.Event) -> None:
    updater = application.updater
    if updater is None:
        raise RuntimeError("an application built for a terminal cannot receive updates")
    await application.start()
    await _receive(updater, services.settings.webhook)
    application.create_task(_publish_menus(application, services))
    logger.info("the bot is running")
    await stop.wait()
    logger.info("stopping")
    await _within(STOP_RECEIVING_WITHIN, updater.stop())
    await _within(FINISH_WITHIN, application.stop())
    await application.shutdown()
    logger.info("stopped")


async def _receive(updater: Updater, webhook: Webhook | None) -> None:
    if webhook is None:
        await updater.start_polling(
            bootstrap_retries=-1, allowed_updates=ALLOWED_UPDATES, error_callback=_on_polling_error
        )
        return
    await updater.start_webhook(
        listen=webhook.host,
        port=webhook.port,
        webhook_url=webhook.url,
        secret_token=webhook.secret,
        bootstrap_retries=-1,
        allowed_updates=ALLOWED_UPDATES,
    )


def _on_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        logger.error("another process is receiving this bot's messages: only one may run at a time")
    else:
        logger.warning("asking Telegram for messages failed (%s); trying again", type(error).__name__)


async def _publish_menus(application: BotApplication, services: Services) -> None:
    settings = services.settings
    try:
        await menus.publish(application.bot, services.translators, settings.default_locale, settings.admin_ids)
    except TelegramError as error:
        logger.warning("the menus could not be published (%s); they will be at the next start", type(error).__name__)


async def _within(seconds: float, work: Awaitable[None]) -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        logger.warning("not everything in flight could be finished in time")


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
