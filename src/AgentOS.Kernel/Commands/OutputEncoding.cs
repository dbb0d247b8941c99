using System.Text;
using AgentOS.Errors;

namespace AgentOS.Kernel.Commands;

/// <summary>How bytes are shown in JSON: as UTF-8 text, U+FFFD for what is none, or as base64, which loses nothing.</summary>
internal sealed class OutputEncoding
{
    private const string Text = "utf-8", Base64 = "base64";

    // The end of one part may be the beginning of a character.
    private readonly Decoder? _decoder;

    private OutputEncoding(Decoder? decoder) => _decoder = decoder;

    /// <summary>The one a caller asked for.</summary>
    /// <param name="name">Null is text.</param>
    /// <exception cref="AgentOSException">Rule K6.</exception>
    public static OutputEncoding Of(string? name) => name switch
    {
        null or Text or "utf8" => new OutputEncoding(Encoding.UTF8.GetDecoder()),
        Base64 => new OutputEncoding(null),
        _ => throw new AgentOSException(KernelErrors.BadPayload, "answer a call", name, $"\"encoding\" is \"{Text}\" or \"{Base64}\""),
    };

    /// <summary>Whether bytes may be lost.</summary>
    public bool IsText => _decoder is not null;

    /// <summary>Shows a part.</summary>
    /// <param name="bytes">It.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    public string Show(ReadOnlySpan<byte> bytes, bool isLast)
    {
        if (_decoder is null)
            return Convert.ToBase64String(bytes);
        char[] characters = new char[_decoder.GetCharCount(bytes, isLast)];
        return new string(characters, 0, _decoder.GetChars(bytes, characters, isLast));
    }

    /// <summary>The bytes of what a caller sent.</summary>
    /// <exception cref="AgentOSException">Rule K6.</exception>
    public byte[] Read(string content)
    {
        try
        {
            return _decoder is null ? Convert.FromBase64String(content) : Encoding.UTF8.GetBytes(content);
        }
        catch (FormatException problem)
        {
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "", problem.Message, problem);
        }
    }
}
