using System.ComponentModel;

namespace AgentOS.Functions.Files;

internal sealed record WriteFileArguments(
    [property: Description("Absolute path in the agent's file system; parent directories are made")] string Path,
    [property: Description("The content, in the given encoding")] string Content,
    [property: Description("How the content is written: utf-8 (text) or base64 (bytes)")] ContentEncoding Encoding = ContentEncoding.Text);
