namespace AgentOS.Images.Recipes;

/// <summary>A part of a recipe that makes an image: from one FROM to the next.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Steps">What follows.</param>
internal sealed record RecipeStage(int Index, RecipeLine From, IReadOnlyList<RecipeLine> Steps)
{
    private readonly string[] _words = From.Arguments.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What it starts from, variables not replaced.</summary>
    public string Base => _words[0];

    /// <summary>What other stages call it, in small letters; null is nothing.</summary>
    public string? Name => _words is [_, _, var name] ? name.ToLowerInvariant() : null;

    /// <summary>Whether it is written as it must be: FROM BASE [AS NAME].</summary>
    public bool IsValid => _words is [_] || (_words is [_, var word, _] && word.Equals("AS", StringComparison.OrdinalIgnoreCase));
}
