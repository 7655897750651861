"""`python -m bot` and `python -m knowledge` as people start them: in a pipe, in a terminal, with bad settings."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot_process import environment

LONGEST_RUN = 60.0


def run(folder: Path, *arguments: str, stdin: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=environment(**settings),
        stdin=subprocess.DEVNULL if stdin is None else None,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN,
        check=False,
    )


def test_nothing_to_do_is_exit_2_with_one_message(tmp_path: Path) -> None:
    ended = run(tmp_path, "bot")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "TELEGRAM_BOT_TOKEN" in ended.stderr
    assert "@BotFather" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_closed_standard_input_is_nothing_to_do_too(tmp_path: Path) -> None:
    command = f"{sys.executable} -m bot <&-"
    ended = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "@BotFather" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_every_bad_setting_is_named_at_once_without_a_traceback(tmp_path: Path) -> None:
    ended = run(tmp_path, "bot", TELEGRAM_BOT_TOKEN="canary", BOT_ADMIN_IDS="sari", BOT_DEFAULT_LOCALE="xx")
    assert ended.returncode == 2
    for key in ("TELEGRAM_BOT_TOKEN", "BOT_ADMIN_IDS", "BOT_DEFAULT_LOCALE"):
        assert f"- {key} must be " in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "canary" not in ended.stderr


def test_settings_come_from_a_dotenv_file_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_ADMIN_IDS=sari\n")
    assert "BOT_ADMIN_IDS must be" in run(tmp_path, "bot").stderr


def test_a_question_through_a_pipe_is_answered_in_its_language(tmp_path: Path) -> None:
    ended = run(tmp_path, "bot", stdin="Kapan IMRF 2026?\n")
    assert ended.returncode == 0, ended.stderr
    assert "Kapan: 5–8 Mei 2026" in ended.stdout
    assert "Sumber:" in ended.stdout
    assert "https://" in ended.stdout
    assert "<" not in ended.stdout
    assert ended.stderr == ""


def test_each_line_of_a_pipe_is_answered(tmp_path: Path) -> None:
    ended = run(tmp_path, "bot", stdin="what is objective 6\n\napa isi tujuan 16\nwho won the world cup\n")
    at = [ended.stdout.index(text) for text in ("Objective 6", "Tujuan 16", "Sorry, I have no sourced answer")]
    assert at == sorted(at)


def test_a_pipe_leaves_a_running_bots_facts_alone(tmp_path: Path) -> None:
    run(tmp_path, "bot", stdin="what is objective 6\n")
    assert not (tmp_path / "data" / "knowledge.json").exists()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    ours, theirs = pty.openpty()
    settings = environment(LANG="id_ID.UTF-8", TERM="dumb")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"], cwd=tmp_path, env=settings, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    yield ours, process
    process.kill()
    process.wait()
    os.close(ours)


def test_a_terminal_holds_a_conversation_with_numbered_buttons(
    terminal: tuple[int, subprocess.Popen[bytes]],
) -> None:
    screen, process = terminal
    assert "Ctrl-D untuk keluar" in read_until(screen, "> ")
    os.write(screen, b"what is objective 6\n")
    seen = read_until(screen, "\n> ")
    assert "\x1b[1mObjective 6" in seen
    assert "[1] Bahasa Indonesia" in seen
    os.write(screen, b"1\n")
    assert "Tujuan 6" in read_until(screen, "\n> ")
    os.write(screen, b"/bantuan\n")
    assert "/addfact" in read_until(screen, "\n> ")
    os.write(screen, b"\x04")
    assert process.wait(LONGEST_RUN) == 0


def read_until(terminal: int, text: str) -> str:
    seen = ""
    while text not in seen:
        seen += os.read(terminal, 4096).decode("utf-8", errors="replace")
    return seen


def test_ask_shows_the_answer_and_what_decided(tmp_path: Path) -> None:
    ended = run(tmp_path, "knowledge", "ask", "objective", "16")
    assert ended.returncode == 0, ended.stderr
    assert "[gcm-objective-16]" in ended.stdout
    assert "decided by: exact" in ended.stdout
    assert "As of 2026" in ended.stdout


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("objective 77", "refused by the gate: objective"),
        ("", "decided by: nothing"),
        ("trafficking law", "Did you mean"),
    ],
)
def test_ask_explains_silence_and_doubt(tmp_path: Path, question: str, says: str) -> None:
    assert says in run(tmp_path, "knowledge", "ask", question).stdout


def test_export_gives_every_fact_and_needs_no_lock(tmp_path: Path) -> None:
    facts = json.loads(run(tmp_path, "knowledge", "export").stdout)
    assert len(facts) >= 80
    assert all(fact["sources"] for fact in facts)


def test_an_unreadable_file_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "knowledge.json").write_text("{")
    ended = run(tmp_path, "knowledge", "ask", "what is the GCM", BOT_DATA_DIR=str(tmp_path))
    assert ended.returncode == 2
    assert "cannot read" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_self_check_says_what_is_well(tmp_path: Path) -> None:
    ended = run(tmp_path, "bot", "--check")
    assert ended.returncode == 0
    assert "catalogs: en, id" in ended.stdout
