using System.Text;

namespace AgentOS.Llm.Messages;

/// <summary>Tokens where nobody says how many: four bytes of English text are about one (OpenAI's rule of thumb for its tokenizers).</summary>
public static class TokenEstimate
{
    private const int BytesPerToken = 4;

    // What a provider charges for a picture of ordinary size, whatever its bytes are.
    private const int PerImage = 1_000;

    /// <summary>Of a text.</summary>
    public static long OfText(string text) => OfBytes(Encoding.UTF8.GetByteCount(text));

    /// <summary>Of so many bytes of text.</summary>
    public static long OfBytes(long bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;

    /// <summary>Of a question.</summary>
    public static long OfRequest(ChatRequest request) =>
        OfText(request.System ?? "") + request.Tools.Sum(tool => OfText(tool.Name) + OfText(tool.Description) + OfText(tool.Schema))
        + request.Messages.Sum(message => message.Parts.Sum(OfPart));

    private static long OfPart(ChatPart part) => part switch
    {
        TextPart text => OfText(text.Text),
        ToolCallPart call => OfText(call.Name) + OfText(call.Arguments),
        ToolResultPart result => OfText(result.Text),
        _ => PerImage,
    };
}
