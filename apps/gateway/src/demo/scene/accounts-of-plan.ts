import type { AccountPlanInput } from "@confirma-connect/core";
import { bookAccount } from "../book/posting-of.ts";
import type { DemoClient } from "../client/demo-client.ts";

/** Every account that a client's documents may name, with its number in the books. */
export function accountsOfPlan(client: DemoClient): NonNullable<AccountPlanInput["accounts"]> {
  const { sales, ...others } = client.accounts;
  const named = [...Object.values(sales), ...Object.values(others)];
  return {
    unlisted: Object.keys(client.bookAccounts).length === 0 ? "asIs" : "refuse",
    map: Object.fromEntries(named.map((account) => [account, bookAccount(client, account)])),
  };
}

/** Every account of a client's books that the demo posts to. */
export const accountsOfBooks = (client: DemoClient): readonly string[] => {
  const { map = {} } = accountsOfPlan(client);
  return [...new Set([...Object.values(map), ...Object.values(client.books)])].sort();
};
