/** What tables show of an object that files keep. */
interface Managed {
  readonly managedBy?: { readonly manager: string; readonly appliedAt: string } | null;
}

/** The name that the apply had. Undefined where no files keep the object. */
export function managerOf({ managedBy }: Managed): string | undefined {
  return managedBy?.manager;
}

export function managedText({ managedBy }: Managed): string | undefined {
  return managedBy ? `${managedBy.manager}, applied ${managedBy.appliedAt}` : undefined;
}
