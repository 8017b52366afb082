from fastapi import FastAPI
from pydantic import BaseModel, Field

from app.rules import problems

app = FastAPI(title="Address validator")


class Address(BaseModel):
    country: str = Field(min_length=2, max_length=2)
    postcode: str = Field(max_length=16)
    city: str = Field(max_length=100)


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/addresses")
def validate(address: Address) -> dict[str, object]:
    found = problems(address.country, address.postcode, address.city)
    return {"deliverable": not found, "problems": found}
