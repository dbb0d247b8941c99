using AgentOS.Client.Connections;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Models;

/// <summary>Language models and HTTP, as the kernel lets the caller use them.</summary>
public sealed class AgentModels
{
    private readonly KernelChannel _channel;

    internal AgentModels(KernelChannel channel) => _channel = channel;

    /// <summary>Asks a language model.</summary>
    /// <exception cref="AgentOSException">Not permitted, or no model is configured.</exception>
    public Task<Thought> ThinkAsync(ThinkRequest request, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Think, request, ClientJson.Default.ThinkRequest, ClientJson.Default.Thought, cancellationToken);

    /// <summary>Makes an HTTP request.</summary>
    /// <exception cref="AgentOSException">Not permitted, or not configured.</exception>
    public Task<HttpResult> HttpAsync(HttpRequest request, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Http, request, ClientJson.Default.HttpRequest, ClientJson.Default.HttpResult, cancellationToken);

    /// <summary>Reports tokens that were used elsewhere.</summary>
    public Task ReportAsync(TokenReport report, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.LlmReport, report, ClientJson.Default.TokenReport, cancellationToken);
}
