import { SubmissionStore } from "@confirma-connect/core";
import { ContainerModule } from "inversify";

/**
 * Binds an opened store. Opening is asynchronous and loading a module is not, so open first. A store
 * that is already bound (core's module binds the one in memory) is replaced: load this module last.
 */
export const storeModule = (store: SubmissionStore): ContainerModule =>
  new ContainerModule(({ bind, isBound, rebind }) => {
    const binding = isBound(SubmissionStore) ? rebind(SubmissionStore) : bind(SubmissionStore);
    binding.toConstantValue(store);
  });
