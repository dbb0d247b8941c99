using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Timeline;

namespace AgentOS.Fuse.Transport;

/// <summary>From a request's bytes to its reply's bytes, without a device: what the fuzz tests drive.</summary>
internal sealed class RequestProcessor(RequestDispatcher dispatcher, OperationTracer? tracer)
{
    /// <summary>The last failure that was no error number; such a request is answered with EIO.</summary>
    internal Exception? LastFault { get; private set; }

    /// <summary>Reads the header; false when the bytes are no request.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> bytes, out RequestHeader header, out RequestReader body)
    {
        body = new RequestReader(bytes);
        return body.TryRead(out header) && header.Length == bytes.Length && header.ExtensionLength * 8 <= body.Rest.Length;
    }

    /// <summary>Carries a request out. The reply is empty when none is to be sent.</summary>
    internal ReadOnlySpan<byte> Process(in RequestHeader header, RequestReader body, Span<byte> room)
    {
        if (!RequestDispatcher.ExpectsReply(header.Opcode))
        {
            dispatcher.Accept(header, body);
            return default;
        }

        ReplyWriter reply = new(room);
        Errno error;
        try
        {
            CallerProcess.Number = header.ProcessId == 0 ? CallerProcess.Unknown : (int)header.ProcessId;
            error = dispatcher.Dispatch(header, body, ref reply);
            dispatcher.NoteRefusal(header, error);
        }
#pragma warning disable CA1031 // One request's failure must not end the mount for all others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LastFault = fault;
            error = Errno.EIO;
        }

        tracer?.Trace(header, body, error);
        return reply.Finish(header.Unique, error);
    }

    /// <summary>Does what was put off until the reply was sent.</summary>
    internal void Settle() => dispatcher.Settle();
}
