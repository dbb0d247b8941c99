using System.Text;

namespace AgentOS.Server.Programs;

/// <summary>Output part by part as text, where a character may lie across two parts.</summary>
internal sealed class OutputText(OutputEncoding encoding)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>A part.</summary>
    public string Of(ReadOnlyMemory<byte> part)
    {
        if (encoding == OutputEncoding.Base64)
            return Convert.ToBase64String(part.Span);
        char[] characters = new char[_decoder.GetCharCount(part.Span, flush: false)];
        return new string(characters, 0, _decoder.GetChars(part.Span, characters, flush: false));
    }
}
