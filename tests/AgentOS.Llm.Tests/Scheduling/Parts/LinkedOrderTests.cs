using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Tests.Scheduling.Parts;

public sealed class LinkedOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_does_as_a_list_does(int seed)
    {
        Random random = new(seed);
        LinkedOrder<Item, Neighbours> order = new();
        List<Item> model = [];
        for (int step = 0; step < 3000; step++)
        {
            int place = random.Next(model.Count + 1);
            if (random.Next(2) == 0 && place < model.Count)
            {
                order.Remove(model[place]);
                model.RemoveAt(place);
            }
            else
            {
                Item added = new();
                order.Add(added, place < model.Count ? model[place] : null);
                model.Insert(place, added);
            }

            Assert.Equal(model, order);
            Assert.Same(model.LastOrDefault(), order.Last);
        }
    }

    private sealed class Item
    {
        public Links<Item> Links;
    }

    private readonly struct Neighbours : ILinks<Item>
    {
        public static ref Links<Item> Of(Item item) => ref item.Links;
    }
}
