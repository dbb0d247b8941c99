namespace AgentOS.Images.Building;

/// <summary>A command of a recipe.</summary>
/// <param name="RootDisk">The image so far.</param>
/// <param name="Arguments">Program and arguments.</param>
/// <param name="Environment">Its variables.</param>
/// <param name="WorkingDirectory">Where it starts.</param>
public sealed record BuildCommand(string RootDisk, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory);
