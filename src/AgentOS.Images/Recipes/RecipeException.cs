namespace AgentOS.Images.Recipes;

/// <summary>A recipe cannot be followed.</summary>
/// <param name="line">Where, from 1.</param>
/// <param name="detail">Why.</param>
internal sealed class RecipeException(int line, string detail) : Exception($"line {line}: {detail}");
