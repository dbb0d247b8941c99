using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Polling;
using AgentOS.Protocol.Kernel;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Server;

/// <summary>One caller's connection: frames in, answers out. Used by the reactor's thread only.</summary>
internal sealed class KernelConnection(SafeFileHandle socket, Caller caller, SyscallTable syscalls) : IDisposable
{
    private const int ReadBytes = 64 * 1024;

    private readonly PooledBuffer _input = new();
    private readonly PooledBuffer _output = new();
    private bool _isEnding;

    public SafeFileHandle Socket => socket;

    /// <summary>What to watch the socket for next.</summary>
    public Readiness Interest =>
        (IsOutputFull || _isEnding ? Readiness.None : Readiness.Input) | (_output.Length > 0 ? Readiness.Output : Readiness.None);

    // K9: who does not read its answers is not read from.
    private bool IsOutputFull => _output.Length >= KernelHeader.DefaultFrameLimit;

    /// <summary>Reads, answers and writes as far as it goes without waiting.</summary>
    /// <returns>False when the connection is over.</returns>
    public bool Serve(Readiness readiness)
    {
        if ((readiness & (Readiness.Input | Readiness.HangUp | Readiness.Error)) != 0 && !IsOutputFull && !Receive())
            return false;
        do
        {
            while (!_isEnding && !IsOutputFull && TryAnswerNext())
            {
                // One frame after the other.
            }

            if (!Send())
                return false;
        }
        while (!_isEnding && !IsOutputFull && HasFrame());
        return !_isEnding || _output.Length > 0;
    }

    public void Dispose()
    {
        _input.Consume(_input.Length);
        _output.Consume(_output.Length);
        socket.Dispose();
    }

    private bool Receive()
    {
        Errno error = DescriptorIo.Read(socket, _input.GetSpan(ReadBytes), out int count);
        if (error == Errno.None && count > 0)
            _input.Advance(count);
        else
            _input.Consume(0);
        return error is Errno.EAGAIN or Errno.EINTR || (error == Errno.None && count > 0);
    }

    private bool Send()
    {
        while (_output.Length > 0)
        {
            Errno error = DescriptorIo.Write(socket, _output.Content, out int count);
            if (error != Errno.None)
                return error is Errno.EAGAIN or Errno.EINTR;
            _output.Consume(count);
        }

        return true;
    }

    private bool HasFrame() =>
        _input.Length >= KernelHeader.Size
        && (!KernelHeader.TryRead(_input.Content, out KernelHeader header) || header.Length > KernelHeader.DefaultFrameLimit || IsComplete(header));

    private bool IsComplete(KernelHeader header) => (ulong)(_input.Length - KernelHeader.Size) >= header.Length;

    private bool TryAnswerNext()
    {
        if (_input.Length < KernelHeader.Size)
            return false;
        if (!KernelHeader.TryRead(_input.Content, out KernelHeader header))
            return End(header, KernelErrors.BadMagic);
        if (header.Length > KernelHeader.DefaultFrameLimit)
            return End(header, KernelErrors.FrameTooLarge);
        if (!IsComplete(header))
            return false;
        Answer(header, _input.Content.Slice(KernelHeader.Size, (int)header.Length));
        _input.Consume(KernelHeader.Size + (int)header.Length);
        return true;
    }

    private bool End(KernelHeader header, ErrorDefinition error)
    {
        int start = _output.Length;
        Begin();
        FailureAnswer.Write(new AgentOSException(error, "read a frame", ""), _output);
        Complete(caller.AgentId, header.Opcode, start);
        _isEnding = true;
        return false;
    }

    private void Answer(KernelHeader header, ReadOnlySpan<byte> payload)
    {
        int start = _output.Length;
        uint tag = caller.WantsCallIds ? header.Tag : caller.AgentId;
        Begin();
        try
        {
            syscalls.Find(header.Opcode).Answer(caller, payload, _output);
        }
        catch (AgentOSException failure)
        {
            _output.Truncate(start);
            Begin();
            FailureAnswer.Write(failure, _output);
        }

        Complete(tag, header.Opcode, start);
        _isEnding |= caller.HasLeft;
    }

    private void Begin()
    {
        _ = _output.GetSpan(KernelHeader.Size);
        _output.Advance(KernelHeader.Size);
    }

    private void Complete(uint tag, Opcode opcode, int start)
    {
        Span<byte> answer = _output.Content[start..];
        new KernelHeader(tag, opcode, (ulong)(answer.Length - KernelHeader.Size)).Write(answer);
    }
}
