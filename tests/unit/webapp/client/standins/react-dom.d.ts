/** Of React's DOM, what the tests use; its types are in no lock. */
declare module "react-dom/client" {
  export function createRoot(node: Element): { render(node: unknown): void; unmount(): void };
}
