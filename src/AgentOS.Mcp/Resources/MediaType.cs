namespace AgentOS.Mcp.Resources;

/// <summary>Media types by names' endings; what a client shows differently, no more.</summary>
internal static class MediaType
{
    private const string Text = "text/plain";

    public static string Of(string path, bool isText) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".md" => "text/markdown",
        ".json" => "application/json",
        ".html" or ".htm" => "text/html",
        ".csv" => "text/csv",
        ".xml" => "application/xml",
        ".yaml" or ".yml" => "application/yaml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".pdf" => "application/pdf",
        _ => isText ? Text : "application/octet-stream",
    };
}
