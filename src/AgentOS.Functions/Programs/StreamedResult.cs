using System.Text;
using AgentOS.Client.Programs;

namespace AgentOS.Functions.Programs;

/// <summary>Puts a streamed command's output together, where the last part has it not.</summary>
internal sealed class StreamedResult
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private ExecResult? _result;

    /// <summary>All of it.</summary>
    public ExecResult Whole => _result is { } result
        ? result with { Stdout = Pick(result.Stdout, _output), Stderr = Pick(result.Stderr, _error) }
        : new ExecResult(false, _output.ToString(), _error.ToString(), -1);

    public void Add(ExecPart part)
    {
        (part.Stream == "stderr" ? _error : _output).Append(part.Data);
        _result = part.Result ?? _result;
    }

    private static string Pick(string whole, StringBuilder parts) => whole.Length == 0 ? parts.ToString() : whole;
}
