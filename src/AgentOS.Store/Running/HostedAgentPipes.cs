using AgentOS.Linux.Streams;
using AgentOS.Sandbox;

namespace AgentOS.Store.Running;

/// <summary>The pipes between an agent and its host.</summary>
/// <param name="Input">Its standard input.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record HostedAgentPipes(Pipe Input, Pipe Output, Pipe Error) : IDisposable
{
    public static HostedAgentPipes Create() => new(Pipe.Create(), Pipe.Create(), Pipe.Create());

    /// <summary>The program's ends.</summary>
    public StandardStreams Streams => new(
        (int)Input.Output.DangerousGetHandle(), (int)Output.Input.DangerousGetHandle(), (int)Error.Input.DangerousGetHandle());

    /// <summary>The program has its own copies: these would keep its streams from ever ending.</summary>
    public void CloseProgramEnds()
    {
        Input.Output.Dispose();
        Output.Input.Dispose();
        Error.Input.Dispose();
    }

    public void Dispose()
    {
        Input.Dispose();
        Output.Dispose();
        Error.Dispose();
    }
}
