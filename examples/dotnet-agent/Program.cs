// Counts lines: an agent in C#. This file runs the turns; Ooze.cs speaks, LineCensus.cs counts.
using LinesAgent;

string workspace = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "workspace");

Ooze.Ready();
foreach (Question question in Ooze.Questions())
{
    try
    {
        LineCensus census = new(workspace, question.Content.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries));
        // Whoever waits is told of each directory, which also keeps the turn from being given up.
        foreach (string directory in census.Count())
            question.Tell("count", directory);
        question.Answer(census.ToString());
    }
    catch (Exception failure) // Whatever happens, the turn must end.
    {
        question.Fail(failure.Message);
    }
}
