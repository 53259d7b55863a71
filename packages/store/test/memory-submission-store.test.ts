import { MemorySubmissionStore } from "@confirma-connect/core";
import { submissionStoreSuite } from "./submission-store-suite.ts";

submissionStoreSuite("memory", async () => new MemorySubmissionStore());
