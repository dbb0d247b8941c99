using System.IO.Pipelines;
using AgentOS.LlmServer.Exchanges;

namespace AgentOS.LlmServer.Control;

/// <summary>An answer as lines of JSON.</summary>
internal sealed class LineReply(PipeWriter output) : IReply
{
    public bool IsStarted { get; private set; }

    public PipeWriter Output => output;

    public void Start(int status, string contentType, long? length, IEnumerable<KeyValuePair<string, string>> headers) => IsStarted = true;
}
