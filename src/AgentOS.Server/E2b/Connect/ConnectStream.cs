using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.E2b.Connect;

/// <summary>An answer that is a stream: envelopes of u8 flags, u32 length (big endian), JSON; the last one, flagged, says how it ended.</summary>
internal sealed class ConnectStream<TAnswer>(HttpContext context) : IAsyncDisposable
{
    /// <summary>Of the request as of the answer.</summary>
    public const string ContentType = "application/connect+json";

    private const int HeadBytes = 5, LargestRequest = 4 << 20;
    private const byte IsLast = 2;
    private const string KeepAliveHeader = "Keepalive-Ping-Interval", TimeoutHeader = "Connect-Timeout-Ms";

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private ITimer? _keepAlive;

    /// <summary>Cancelled when nobody listens any more.</summary>
    public CancellationToken Gone => context.RequestAborted;

    /// <summary>The call.</summary>
    public HttpContext Context => context;

    /// <summary>How long the caller waits for the end; null is for ever.</summary>
    public TimeSpan? TimeLimit =>
        long.TryParse(context.Request.Headers[TimeoutHeader], NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds) && milliseconds > 0 ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>The request's one envelope.</summary>
    /// <exception cref="ConnectException">It is none.</exception>
    public static async Task<TRequest> ReadAsync<TRequest>(HttpContext context)
        where TRequest : class
    {
        try
        {
            byte[] head = new byte[HeadBytes];
            await context.Request.Body.ReadExactlyAsync(head, context.RequestAborted);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(1));
            if (head[0] != 0 || length > LargestRequest)
                throw new ConnectException("invalid_argument", "an envelope that is compressed or too large");
            byte[] json = new byte[length];
            await context.Request.Body.ReadExactlyAsync(json, context.RequestAborted);
            return JsonSerializer.Deserialize<TRequest>(json, E2bJson.Options) ?? throw new JsonException("null is no request");
        }
        catch (EndOfStreamException)
        {
            throw new ConnectException("invalid_argument", "the request ended inside its envelope");
        }
    }

    /// <summary>Sends a message now and then, so that what is between keeps the connection.</summary>
    public void KeepAlive(TAnswer message, TimeProvider clock)
    {
        if (int.TryParse(context.Request.Headers[KeepAliveHeader], NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is > 0 and < 3600)
            _keepAlive = clock.CreateTimer(_ => SendKeepAlive(message), null, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Sends one answer, at once.</summary>
    public Task SendAsync(TAnswer answer) => WriteAsync(0, JsonSerializer.SerializeToUtf8Bytes(answer, E2bJson.Options));

    /// <summary>Sends the end.</summary>
    public Task EndAsync(ConnectException? failure) => WriteAsync(
        IsLast, JsonSerializer.SerializeToUtf8Bytes(new ConnectEnd(failure is null ? null : new ConnectError(failure.Code, failure.Message)), E2bJson.Options));

    public async ValueTask DisposeAsync()
    {
        if (_keepAlive is not null)
            await _keepAlive.DisposeAsync();
    }

    private void SendKeepAlive(TAnswer message) => _ = SendAsync(message).ContinueWith(static sent => _ = sent.Exception, TaskScheduler.Default);

    private async Task WriteAsync(byte flags, byte[] json)
    {
        byte[] envelope = new byte[HeadBytes + json.Length];
        envelope[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(envelope.AsSpan(1), (uint)json.Length);
        json.CopyTo(envelope, HeadBytes);
        await _oneAtATime.WaitAsync(Gone);
        try
        {
            if (!context.Response.HasStarted)
                context.Response.ContentType = ContentType;
            await context.Response.Body.WriteAsync(envelope, Gone);
            await context.Response.Body.FlushAsync(Gone);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
