import { expect, test } from "@jest/globals";
import { isSameHost } from "../src/index.ts";

const address = "https://api.example.com/v1";

test.each([
  "https://api.example.com",
  "https://API.Example.com/v2",
  "https://api.example.com:443/",
  "https://api.example.com:8443/v1",
  "https://api.example.com./v1",
  "https://api.example.com.:8443/v1",
  "https://api.example.com../v1",
  "https://api.example.com\u3002/v1",
  "https://ap%69.example.com/v1",
  "https://\uff41pi.example.com/v1",
  "http://api.example.com/v1",
])("%s is the same host", (other) => {
  expect([isSameHost(address, other), isSameHost(other, address)]).toEqual([true, true]);
});

test.each(["https://example.com", "https://staging-api.example.com", "https://api.example.com.evil.example"])(
  "%s is another one",
  (other) => {
    expect([isSameHost(address, other), isSameHost(other, address)]).toEqual([false, false]);
  },
);
