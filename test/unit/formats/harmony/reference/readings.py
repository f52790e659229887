"""Fills in readings.json: how OpenAI's own parser reads each output there.

    python3 -m venv /tmp/harmony && /tmp/harmony/bin/pip install openai-harmony==0.0.8
    TIKTOKEN_ENCODINGS_BASE=node_modules/gpt-tokenizer/data \\
      /tmp/harmony/bin/python test/unit/formats/harmony/reference/readings.py
    npx prettier --write test/unit/formats/harmony/reference/readings.json

An output is what a model says after `<|start|>assistant`, or from its own `<|start|>` on. Where it is odd and yet says
clearly what it means, `meant` is the well-formed output, which has a row of its own. To add a row, add its output.
"""

import json
import pathlib

from openai_harmony import HarmonyEncodingName, Role, StreamableParser, load_harmony_encoding

FILE = pathlib.Path(__file__).with_name("readings.json")
ENCODING = load_harmony_encoding(HarmonyEncodingName.HARMONY_GPT_OSS)


def read(output: str) -> dict:
    """The messages that the parser gives, up to where it refuses to go on, if it does."""
    role = None if output.startswith("<|start|>") else Role.ASSISTANT
    parser = StreamableParser(ENCODING, role=role)
    refused = False
    try:
        for token in ENCODING.encode(output, allowed_special="all"):
            parser.process(token)
        parser.process_eos()
    except Exception:  # The package has one error for all that is wrong.
        refused = True
    return {"messages": [plain(message) for message in parser.messages], "refused": refused}


def plain(message) -> dict:
    fields = {
        "role": message.author.role.value,
        "name": message.author.name,
        "channel": message.channel,
        "recipient": message.recipient,
        "type": message.content_type,
        "text": "".join(part.text for part in message.content),
    }
    return {key: value for key, value in fields.items() if value is not None}


def filled(row: dict) -> dict:
    given = {key: row[key] for key in ("output", "meant") if key in row}
    return given | read(row["output"])


if __name__ == "__main__":
    rows = [filled(row) for row in json.loads(FILE.read_text())]
    FILE.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
