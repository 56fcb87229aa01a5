/** Reads our worker deployment from Temporal: whether the server supports it, and which build is current. */
import type { Connection } from '@temporalio/client';
import type { WorkerDeployment } from '../../platform/config/config.js';

export interface Routing {
  /** New releases go to this build; null: to workers without one. */
  readonly currentBuildId: string | null;
  /** A share of them goes to this one; null: there is none. */
  readonly rampingBuildId: string | null;
}

/** Which build a worker is, and how to ask where Temporal sends releases. */
export interface Builds {
  readonly deployment: WorkerDeployment;
  readonly readRouting: () => Promise<Routing | 'not supported'>;
}

export interface RoutingQuestion {
  readonly connection: Connection;
  readonly namespace: string;
  readonly deployment: WorkerDeployment;
}

const notFound = 5;
const permissionDenied = 7;
const unimplemented = 12;

/** A deployment that no worker has polled for yet has no current build. Throws when Temporal is away. */
export async function readRouting(question: RoutingQuestion): Promise<Routing | 'not supported'> {
  const { connection, namespace, deployment } = question;
  const { deploymentName } = deployment;
  try {
    const { workerDeploymentInfo } = await connection.workflowService.describeWorkerDeployment({
      namespace,
      deploymentName,
    });
    const { currentDeploymentVersion, rampingDeploymentVersion } = workerDeploymentInfo?.routingConfig ?? {};
    return {
      currentBuildId: currentDeploymentVersion?.buildId ?? null,
      rampingBuildId: rampingDeploymentVersion?.buildId ?? null,
    };
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    if (code === notFound) return { currentBuildId: null, rampingBuildId: null };
    const isDisabled = code === permissionDenied && /disabled/i.test(String(message));
    if (code === unimplemented || isDisabled) return 'not supported';
    throw error;
  }
}
