import type { DemoClient, DemoSystem } from "../client/demo-client.ts";
import type { DemoScene } from "./demo-scene.ts";
import { netbaronScene } from "./netbaron-scene.ts";
import { netvisorScene } from "./netvisor-scene.ts";
import { procountorScene } from "./procountor-scene.ts";

/** Opens the stage of one accounting system; `folder` is the demo's own. */
type OpenScene = (clients: readonly DemoClient[], folder: string) => Promise<DemoScene>;

const openers: Readonly<Record<DemoSystem, OpenScene>> = {
  netvisor: netvisorScene,
  procountor: procountorScene,
  netbaron: netbaronScene,
};

/** Several stages as one. */
function together(scenes: readonly DemoScene[]): DemoScene {
  const of = (client: DemoClient): DemoScene => {
    const scene = scenes.find(({ clients }) => clients.some(({ id }) => id === client.id));
    if (scene === undefined) throw new Error(`no stage has the client ${client.id}`);
    return scene;
  };
  const all = async (act: (scene: DemoScene) => Promise<void>): Promise<void> =>
    void (await Promise.all(scenes.map(act)));
  return {
    title: scenes.map(({ title }) => title).join(", "),
    clients: scenes.flatMap(({ clients }) => clients),
    remarks: scenes.flatMap(({ title, remarks }) => remarks.map((remark) => `${title}: ${remark}`)),
    environment: Object.assign({}, ...scenes.map(({ environment }) => environment)),
    configOf: (client) => of(client).configOf(client),
    armFaults: (seed) => {
      for (const scene of scenes) scene.armFaults(seed);
    },
    calm: () => {
      for (const scene of scenes) scene.calm();
    },
    driftsOf: (client) => of(client).driftsOf(client),
    refuseConnections: () => {
      for (const scene of scenes) scene.refuseConnections();
    },
    get refusals() {
      return scenes.reduce((sum, { refusals }) => sum + refusals, 0);
    },
    booksOf: (client) => of(client).booksOf(client),
    faultsMet: () => scenes.flatMap((scene) => scene.faultsMet()),
    get atOnce() {
      return scenes.flatMap(({ atOnce }) => atOnce);
    },
    settled: () => all((scene) => scene.settled()),
    close: () => all((scene) => scene.close()),
  };
}

/** Starts a stand-in of every accounting system that a client uses, side by side. */
export async function allScenes(clients: readonly DemoClient[], folder: string): Promise<DemoScene> {
  const systems = [...new Set(clients.map(({ system }) => system))];
  const scenes = await Promise.all(
    systems.map((system) =>
      openers[system](
        clients.filter((client) => client.system === system),
        folder,
      ),
    ),
  );
  return together(scenes);
}
