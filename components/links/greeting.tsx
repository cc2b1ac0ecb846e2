import { Card } from "@/components/ui/card";

/** The sender's note to the reader; nothing when there is none. */
export function Greeting({ message }: { message: string }) {
  if (message === "") return null;
  return (
    <Card aria-label="A message from the sender" className="px-4 py-3">
      <p dir="auto" className="whitespace-pre-wrap text-pretty [overflow-wrap:anywhere]">
        {message}
      </p>
    </Card>
  );
}
