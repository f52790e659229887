"""Fills in renderings.jsonl: the tokens that OpenAI's own renderer gives for each conversation there.

    python3 -m venv /tmp/harmony && /tmp/harmony/bin/pip install openai-harmony==0.0.8
    TIKTOKEN_ENCODINGS_BASE=node_modules/gpt-tokenizer/data \\
      /tmp/harmony/bin/python test/unit/formats/harmony/reference/renderings.py

A row is a name and a conversation in Hearth's terms (src/core/prompts/conversation.ts); to add one, add these. The
prompt goes up to where the assistant speaks.

Which reasoning a prompt has is decided here, by the rule of gpt-oss's own chat template: what comes before the last
answer is gone. The renderer's own rule is the same for one answer. It takes reasoning up to the first answer out of a
prompt only if that was the last that the assistant said, so in a second tool loop it would bring back the first one's.
"""

import json
import pathlib

from openai_harmony import (
    Author,
    Conversation,
    DeveloperContent,
    HarmonyEncodingName,
    Message,
    ReasoningEffort,
    Role,
    SystemContent,
    ToolDescription,
    load_harmony_encoding,
)

FILE = pathlib.Path(__file__).with_name("renderings.jsonl")
ENCODING = load_harmony_encoding(HarmonyEncodingName.HARMONY_GPT_OSS)


def render(conversation: dict) -> list[int]:
    system = SystemContent.new().with_reasoning_effort(ReasoningEffort(conversation["effort"].capitalize()))
    developer = DeveloperContent.new().with_instructions(conversation["instructions"])
    tools = [ToolDescription.new(**tool) for tool in conversation["tools"]]
    if tools:
        developer = developer.with_function_tools(tools)
    messages = [
        Message.from_role_and_content(Role.SYSTEM, system),
        Message.from_role_and_content(Role.DEVELOPER, developer),
        *said(conversation["messages"]),
    ]
    return ENCODING.render_conversation_for_completion(Conversation.from_messages(messages), Role.ASSISTANT)


def said(messages: list[dict]) -> list[Message]:
    parts = [part for message in messages for part in parts_of(message)]
    answers = [index for index, (kind, _) in enumerate(parts) if kind == "answer"]
    last = answers[-1] if answers else -1
    return [message for index, (kind, message) in enumerate(parts) if kind != "reasoning" or index > last]


def parts_of(message: dict) -> list[tuple[str, Message]]:
    if message["from"] == "user":
        text = "".join(part["text"] for part in message["parts"])
        return [("text", Message.from_role_and_content(Role.USER, text))]
    if message["from"] == "tool":
        result = message["result"]
        author = Author.new(Role.TOOL, f"functions.{result['name']}")
        said = Message.from_author_and_content(author, result["text"])
        return [("result", said.with_recipient("assistant").with_channel("commentary"))]
    return [(part["type"], assistant(part)) for part in message["parts"]]


def assistant(part: dict) -> Message:
    if part["type"] == "tool-call":
        said = Message.from_role_and_content(Role.ASSISTANT, part["arguments"]).with_channel("commentary")
        return said.with_recipient(f"functions.{part['name']}").with_content_type("<|constrain|>json")
    channel = {"reasoning": "analysis", "preamble": "commentary", "answer": "final"}[part["type"]]
    return Message.from_role_and_content(Role.ASSISTANT, part["text"]).with_channel(channel)


def filled(row: dict) -> dict:
    return row | {"tokens": render(row["conversation"])}


if __name__ == "__main__":
    rows = [filled(json.loads(line)) for line in FILE.read_text().rstrip("\n").split("\n")]
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    FILE.write_text("\n".join(lines) + "\n")
