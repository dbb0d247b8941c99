using System.Text;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>Shows what an agent writes to its standard error, harmless on a terminal, whatever pieces it comes in.</summary>
internal sealed class DebugOutput(TextWriter error)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public void Write(ReadOnlyMemory<byte> piece)
    {
        char[] text = new char[Encoding.UTF8.GetMaxCharCount(piece.Length)];
        int length = _decoder.GetChars(piece.Span, text, flush: false);
        error.Write(ControlCharacters.EscapeLines(new string(text, 0, length)));
    }
}
