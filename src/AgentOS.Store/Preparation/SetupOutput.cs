using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Ooze;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Preparation;

/// <summary>What a <c>setup_command</c> writes: every line is shown and logged, the last ones are kept for a failure.</summary>
/// <param name="progress">Hears the lines.</param>
/// <param name="log">Keeps them.</param>
internal sealed class SetupOutput(IProgress<string> progress, SetupLog log)
{
    private const int LongestLine = 64 * 1024;
    private const int KeptCharacters = 500;

    private readonly StringBuilder _tail = new();

    /// <summary>Its last 500 characters.</summary>
    public string Tail => _tail.ToString().Trim();

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(Stream output)
    {
        LineAssembler lines = new(output, LongestLine);
        try
        {
            while (await lines.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
                Take(Encoding.UTF8.GetString(line.Span));
        }
        catch (AgentOSException)
        {
            // One endless line: the rest is read away, so that the command goes on.
            await output.CopyToAsync(Stream.Null).ConfigureAwait(false);
        }
    }

    private void Take(string written)
    {
        string line = VisibleText.Of(written);
        progress.Report(line);
        log.Write(line);
        _tail.Append(line).Append('\n');
        if (_tail.Length > KeptCharacters)
            _tail.Remove(0, _tail.Length - KeptCharacters);
    }
}
