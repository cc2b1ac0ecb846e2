"use client";

import type { ReactNode } from "react";
import { ActiveCandidateProvider, useActiveCandidate } from "@/components/compare/active-candidate";
import { CandidateSwitch } from "@/components/compare/candidate-switch";
import { compareColumns } from "@/components/compare/compare-columns";
import { ComparePlayerProvider } from "@/components/compare/compare-player";
import { CriteriaView } from "@/components/compare/criteria-view";
import type { ComparedRecording } from "@/components/compare/segment";
import { type CompareView, useViewParam } from "@/components/compare/use-view-param";
import { Tab, TabPanel, Tabs, TabsList } from "@/components/ui/tabs";
import type { ComparedInterview } from "@/lib/data/reports/comparisons";

type CompareWorkspaceProps = {
  tenantSlug: string;
  interviews: ComparedInterview[];
  recordings: ComparedRecording[];
  /** Whose speed and parts heard are remembered. */
  listener: string;
  view: CompareView;
  /** The questions, which take longer to read than the rest. */
  questions: ReactNode;
};

/** Interviews side by side: by criterion and question by question, with one player for all of them. */
export function CompareWorkspace({ listener, recordings, ...rest }: CompareWorkspaceProps) {
  return (
    <ActiveCandidateProvider>
      <ComparePlayerProvider recordings={recordings} listener={listener}>
        <Views {...rest} />
      </ComparePlayerProvider>
    </ActiveCandidateProvider>
  );
}

type ViewsProps = Omit<CompareWorkspaceProps, "recordings" | "listener">;

function Views({ tenantSlug, interviews, view: initial, questions }: ViewsProps) {
  const { active, setActive } = useActiveCandidate();
  const [view, setView] = useViewParam(initial);
  const columns = compareColumns(tenantSlug, interviews);
  return (
    <>
      <CandidateSwitch candidates={columns} active={active} onActive={setActive} />
      <Tabs value={view} onValueChange={(next) => setView(next === "questions" ? "questions" : "criteria")}>
        <TabsList>
          <Tab value="criteria">By criterion</Tab>
          <Tab value="questions">Question by question</Tab>
        </TabsList>
        <TabPanel value="criteria">
          <CriteriaView
            tenantSlug={tenantSlug}
            interviews={interviews}
            columns={columns}
            active={active}
            onActive={setActive}
          />
        </TabPanel>
        <TabPanel value="questions">{questions}</TabPanel>
      </Tabs>
    </>
  );
}
