import type { FieldProblem } from '../../contract/submission.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';

export function ProblemSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const { form: words } = useWording();
  if (problems.length === 0) return null;
  return (
    <div className="problem-summary" id="problems" role="alert" tabIndex={-1}>
      <h2>
        <Icon name="alert" /> {words.problemHeading}
      </h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            <a
              href={`#${problem.field}`}
              onClick={(event) => {
                event.preventDefault();
                (document.getElementById(problem.field) ?? document.getElementById('code'))?.focus();
              }}
            >
              {words.problem(problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
