using AgentOS.Images;

namespace AgentOS.Cli.Commands.Image;

/// <summary>Shows how far a pull is: on a terminal a line that changes, elsewhere nothing until the end.</summary>
/// <param name="error">Standard error.</param>
/// <param name="isTerminal">A person looks at it.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressLine(TextWriter error, bool isTerminal, TimeProvider time) : IProgress<ImageProgress>, IDisposable
{
    private const string ToLineStart = "\r\e[K";

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private long _shown;
    private ImageStep? _step;

    public void Report(ImageProgress value)
    {
        if (!isTerminal)
            return;
        lock (_lock)
        {
            // Each transfer reports every buffer; a person reads ten lines a second.
            if (_step == value.Step && time.GetElapsedTime(_shown) < s_interval)
                return;
            (_step, _shown) = (value.Step, time.GetTimestamp());
            error.Write(ToLineStart + Text(value));
        }
    }

    public void Dispose()
    {
        if (isTerminal && _step is not null)
            error.Write(ToLineStart);
    }

    private static string Text(ImageProgress value) => value.Step switch
    {
        ImageStep.Asking => "Asking the registry",
        ImageStep.Transferring => $"Pulling {ImageText.Size(value.Done)} of {ImageText.Size(value.Total)} ({(value.Total == 0 ? 100 : 100 * value.Done / value.Total)} %)",
        _ => "Making the root disk",
    };
}
