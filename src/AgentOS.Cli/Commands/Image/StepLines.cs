using AgentOS.Images.Building;

namespace AgentOS.Cli.Commands.Image;

/// <summary>Shows the steps of a build, a line each.</summary>
/// <param name="error">Standard error.</param>
internal sealed class StepLines(TextWriter error) : IProgress<BuildProgress>
{
    public void Report(BuildProgress value)
    {
        error.WriteLine($"[{value.Number}/{value.Total}] {value.Text}{(value.IsCached ? " (as before)" : "")}");
        error.Flush();
    }
}
