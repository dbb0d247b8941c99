using System.Text;

namespace AgentOS.Machines.Logs;

/// <summary>A program in a machine's log. Of one that prints much the beginning is kept, so that it does not push all others out.</summary>
/// <param name="log">The log.</param>
/// <param name="number">Which it is.</param>
/// <param name="isPrinting">Whether what it prints is kept; what is typed and shown at a terminal is nobody else's.</param>
internal sealed class LoggedProgram(ProgramLog log, int number, bool isPrinting)
{
    private const int Kept = 128 * 1024;

    // A character may come in two parts.
    private readonly Decoder[] _decoders = [Encoding.UTF8.GetDecoder(), Encoding.UTF8.GetDecoder()];
    private int _left = Kept;
    private bool _isCut;
    private int _hasEnded;

    public int Number => number;

    /// <summary>It printed something.</summary>
    /// <param name="stream">1 its output, 2 its error; others are nothing.</param>
    /// <param name="bytes">What.</param>
    public void Printed(byte stream, ReadOnlySpan<byte> bytes)
    {
        if (!isPrinting || stream is not (1 or 2) || bytes.IsEmpty || _isCut)
            return;
        ReadOnlySpan<byte> kept = bytes[..Math.Min(bytes.Length, Math.Max(_left, 0))];
        _isCut = kept.Length < bytes.Length;
        char[] text = new char[Encoding.UTF8.GetMaxCharCount(kept.Length)];
        int length = _decoders[stream - 1].GetChars(kept, text, flush: false);
        // What counts is the room in the log: a line for each single byte would take much of it.
        _left -= log.Write(new LogEntry { Program = number, Stream = stream, Text = new string(text, 0, length), IsCut = _isCut ? true : null });
    }

    /// <summary>It ended; a guest may say so as often as it likes.</summary>
    public void Ended(int exitCode)
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
            _ = log.Write(new LogEntry { Program = number, ExitCode = exitCode });
    }
}
