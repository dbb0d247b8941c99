namespace AgentOS.Images.Building;

/// <summary>A step that begins.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Total">How many there are in the recipe.</param>
/// <param name="Text">The instruction.</param>
/// <param name="IsCached">Its result is here already.</param>
public readonly record struct BuildProgress(int Number, int Total, string Text, bool IsCached);
