namespace AgentOS.Llm.Formats;

/// <summary>Pictures as <c>data:</c> URLs (RFC 2397), which is how OpenAI's format carries them.</summary>
internal static class DataUrl
{
    private const string Prefix = "data:", Marker = ";base64,";

    /// <summary>The picture in a URL, or a link to one.</summary>
    public static Messages.ChatPart Read(string url) =>
        url.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && url.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) is > 0 and var marker
            ? new Messages.ImagePart(url[Prefix.Length..marker], url[(marker + Marker.Length)..])
            : new Messages.ImageLinkPart(url);

    /// <summary>A picture as a URL.</summary>
    public static string Of(Messages.ImagePart image) => $"{Prefix}{image.MediaType}{Marker}{image.Base64}";
}
