import type { Metadata } from "next";
import { AthletesPage } from "@/components/athletes/athletes-page";
import { ResetRules, type RuleActions, RuleForm } from "@/components/athletes/rule-form";
import { firstChoice, RULE_NAMES, RULES, type RuleChoice, type RuleName } from "@/core/attention/rules";
import { requireViewer } from "@/server/auth";
import { findCoachChoices } from "@/server/data/coach-choices";
import { resetRuleAction, saveRuleAction } from "./actions";

export const metadata: Metadata = { title: "Rules" };

export default async function RulesPage() {
  const viewer = await requireViewer();
  const choices = await findCoachChoices(viewer);
  const actions = viewer.isDemonstration ? null : { save: saveRuleAction, reset: resetRuleAction };
  const isAnyChanged = RULE_NAMES.some((name) => isChanged(name, choices[name]));
  return (
    <AthletesPage>
      <h2 className="text-title font-medium tracking-tight">By what somebody comes onto your list</h2>
      <p className="mt-2 max-w-[64ch] text-muted">
        Each rule compares numbers that you can open from its line. They stand in the order of their weight: an athlete
        with a reason further up comes before all others. Of one rule, whoever is farther beyond its limit comes first,
        then whoever has more reasons. You decide which rules there are for you, and from where on they speak.
      </p>
      <ol className="mt-6">
        {RULE_NAMES.map((name) => (
          <li key={name} className="border-t border-line py-5">
            <Rule name={name} choice={choices[name]} actions={actions} />
          </li>
        ))}
      </ol>
      {isAnyChanged && actions && <ResetRules reset={actions.reset} />}
    </AthletesPage>
  );
}

function Rule({ name, choice, actions }: { name: RuleName; choice: RuleChoice; actions: RuleActions | null }) {
  const { title, explanation, settings } = RULES[name];
  const fields = Object.entries(settings).map(([setting, about]) => ({
    ...about,
    name: setting,
    value: choice.values[setting] ?? about.first,
  }));
  return (
    <RuleForm
      rule={name}
      title={title}
      explanation={explanation}
      isOn={choice.isOn}
      isChanged={isChanged(name, choice)}
      fields={fields}
      actions={actions}
    />
  );
}

function isChanged(name: RuleName, { isOn, values }: RuleChoice): boolean {
  const first = firstChoice(name);
  return isOn !== first.isOn || Object.entries(first.values).some(([setting, value]) => values[setting] !== value);
}
