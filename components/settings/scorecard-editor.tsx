"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { CriterionEditor } from "@/components/settings/criterion-editor";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorLine } from "@/components/ui/error-line";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { saveScorecardAction } from "@/lib/actions/settings";
import type { Scorecard } from "@/lib/data/reviews/scorecards";
import type { Criterion } from "@/lib/scorecards/criterion";

type ScorecardEditorProps = {
  /** Null for a new one. */
  scorecard: Scorecard | null;
  listHref: string;
  /** New criteria get ids that begin with it: unique over all scorecards. */
  idPrefix: string;
};

/** Name and criteria of a scorecard. */
export function ScorecardEditor({ scorecard, listHref, idPrefix }: ScorecardEditorProps) {
  const router = useRouter();
  const [name, setName] = useState(scorecard?.name ?? "");
  const [criteria, setCriteria] = useState<Criterion[]>(
    () => scorecard?.criteria ?? [newCriterion(`${idPrefix}-0`)],
  );
  const addedCount = useRef(0);
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", ["name"]);

  const change = (id: string, changes: Partial<Criterion>) =>
    setCriteria(criteria.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  const move = (index: number, by: -1 | 1) => {
    const next = [...criteria];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    setCriteria(next);
  };

  const save = async () => {
    const { id, version } = scorecard ?? { id: null, version: 0 };
    const act = () => saveScorecardAction(tenant, id, version, { name, criteria });
    if (await send(act, "Scorecard saved")) router.push(listHref);
  };

  return (
    <Card aria-labelledby="editor-title">
      <CardHeader
        id="editor-title"
        title={scorecard ? "Edit scorecard" : "New scorecard"}
        description={
          scorecard && scorecard.reviewCount > 0
            ? "Existing reviews are not changed. New reviews use this version."
            : null
        }
      />
      <CardBody>
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Field id="scorecard-name" label="Name" error={fields.name}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <ol className="flex flex-col gap-4">
            {criteria.map((criterion, index) => (
              <li key={criterion.id}>
                <CriterionEditor
                  criterion={criterion}
                  number={index + 1}
                  onChange={(changes) => change(criterion.id, changes)}
                  onUp={index > 0 ? () => move(index, -1) : null}
                  onDown={index < criteria.length - 1 ? () => move(index, 1) : null}
                  onRemove={
                    criteria.length > 1
                      ? () => setCriteria(criteria.filter(({ id }) => id !== criterion.id))
                      : null
                  }
                />
              </li>
            ))}
          </ol>
          <Button
            className="self-start"
            disabled={criteria.length >= 30}
            onClick={() => {
              addedCount.current += 1;
              setCriteria([...criteria, newCriterion(`${idPrefix}-${addedCount.current}`)]);
            }}
          >
            <Plus aria-hidden /> Add criterion
          </Button>
          <ErrorLine error={refusal?.reason} />
          <div className="flex gap-2 border-t pt-5">
            <Button type="submit" variant="primary" pending={isSending}>
              Save scorecard
            </Button>
            <Link href={listHref} className={buttonClass({ variant: "ghost" })}>
              Cancel
            </Link>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}

function newCriterion(id: string): Criterion {
  return {
    id,
    name: "",
    kind: "scale",
    description: "",
    anchors: { low: "", middle: "", high: "" },
    weight: 1,
    isRequired: true,
  };
}
