using System.ComponentModel;

namespace AgentOS.Functions.Files;

internal sealed record PathArguments(
    [property: Description("Absolute path in the agent's file system")] string Path);

internal sealed record ListArguments(
    [property: Description("Directory, absolute in the agent's file system")] string Path = "/",
    [property: Description("Whether entries carry size and times")] bool Stat = false);

internal sealed record WriteFileArguments(
    [property: Description("Absolute path in the agent's file system; parent directories are made")] string Path,
    [property: Description("The content, in the given encoding")] string Content,
    [property: Description("How the content is written: utf-8 (text) or base64 (bytes)")] ContentEncoding Encoding = ContentEncoding.Text);

internal sealed record RemoveArguments(
    [property: Description("Absolute path in the agent's file system")] string Path,
    [property: Description("Whether a directory goes with everything in it")] bool Recursive = false);

internal sealed record TwoPathArguments(
    [property: Description("Absolute path it has")] string From,
    [property: Description("Absolute path it gets")] string To);
