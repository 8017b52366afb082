import random

LINES = [
    "Your parcel sleeps in Gdańsk tonight,",
    "a lorry hums, the road is light,",
    "tomorrow, when the herons wake,",
    "it crosses over bridge and lake.",
]


def poem(seed: int) -> str:
    start = random.Random(seed).randrange(len(LINES))
    return "\n".join(LINES[start:] + LINES[:start])


if __name__ == "__main__":
    print(poem(7))
