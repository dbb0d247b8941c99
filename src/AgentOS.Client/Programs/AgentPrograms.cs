using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using AgentOS.Client.Connections;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Programs;

/// <summary>Commands and files inside the caller's sandbox.</summary>
public sealed class AgentPrograms
{
    private readonly KernelChannel _channel;

    internal AgentPrograms(KernelChannel channel) => _channel = channel;

    /// <summary>Reads a file of the sandbox.</summary>
    /// <param name="path">Absolute in the sandbox, or from its working directory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException">Not permitted, or not there.</exception>
    public Task<FileText> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Read, new ReadRequest(path), ClientJson.Default.ReadRequest, ClientJson.Default.FileText, cancellationToken);

    /// <summary>Writes a file of the sandbox.</summary>
    /// <param name="path">Absolute in the sandbox, or from its working directory.</param>
    /// <param name="content">Text.</param>
    /// <param name="mode">Replace, or append.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="AgentOSException">Not permitted, or not possible.</exception>
    public async Task<long> WriteAsync(string path, string content, WriteMode mode = WriteMode.Write, CancellationToken cancellationToken = default)
    {
        BytesWritten written = await _channel.CallAsync(
            Opcode.Write, new WriteRequest(path, content, mode), ClientJson.Default.WriteRequest, ClientJson.Default.BytesWritten, cancellationToken).ConfigureAwait(false);
        return written.Count;
    }

    /// <summary>Runs a command in the sandbox. A program that fails is a result, not an exception.</summary>
    /// <exception cref="AgentOSException">Not permitted, or it cannot be run.</exception>
    public Task<ExecResult> ExecAsync(ExecRequest request, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Exec, request, ClientJson.Default.ExecRequest, ClientJson.Default.ExecResult, cancellationToken);

    /// <summary>Starts a command whose result <see cref="Events.KernelEvents.PollResultsAsync"/> gives when it has ended.</summary>
    /// <returns>What its result is called.</returns>
    /// <exception cref="AgentOSException">Not permitted, or too many are under way.</exception>
    public async Task<JsonElement> StartExecAsync(ExecRequest request, CancellationToken cancellationToken = default)
    {
        AcceptedCall accepted = await _channel.CallAsync(
            Opcode.Exec, request with { Async = true }, ClientJson.Default.ExecRequest, ClientJson.Default.AcceptedCall, cancellationToken).ConfigureAwait(false);
        return accepted.RequestId;
    }

    /// <summary>Runs a command and gives its output as it comes; the last part has the result.</summary>
    /// <exception cref="AgentOSException">Not permitted, or it cannot be run.</exception>
    public async IAsyncEnumerable<ExecPart> StreamExecAsync(ExecRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Channel<byte[]> parts = Channel.CreateUnbounded<byte[]>();
        byte[] payload = Payload.Write(request with { Stream = true }, ClientJson.Default.ExecRequest);
        using CancellationTokenSource abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<byte[]> call = _channel.CallAsync(Opcode.Exec, payload, null, parts.Writer, abandoned.Token);
        try
        {
            await foreach (byte[] part in parts.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                yield return Payload.Read(part, ClientJson.Default.ExecPart);
            ExecResult result = Payload.Read(await call.ConfigureAwait(false), ClientJson.Default.ExecResult);
            yield return new ExecPart(null, "") { Result = result };
        }
        finally
        {
            // Who stops reading before the end wants the command to end.
            if (!call.IsCompleted)
                await abandoned.CancelAsync().ConfigureAwait(false);
        }
    }
}
