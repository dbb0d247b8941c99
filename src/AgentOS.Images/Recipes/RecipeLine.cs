namespace AgentOS.Images.Recipes;

/// <summary>An instruction of a recipe.</summary>
/// <param name="Number">Its first line in the file, from 1.</param>
/// <param name="Instruction">In capital letters.</param>
/// <param name="Arguments">The rest, with what was continued on further lines.</param>
internal sealed record RecipeLine(int Number, string Instruction, string Arguments)
{
    /// <summary>Says what is wrong with it.</summary>
    public RecipeException Refuse(string detail) => new(Number, $"{Instruction}: {detail}");

    /// <inheritdoc/>
    public override string ToString() => $"{Instruction} {Arguments}";
}
