using AgentOS.Llm.Scheduling.Queues;

namespace AgentOS.Llm.Tests.Scheduling.Parts;

public sealed class IndexedHeapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_does_as_a_sorted_list_does(int seed)
    {
        Random random = new(seed);
        IndexedHeap<Item, ByKey> heap = new();
        List<Item> model = [];
        for (int step = 0; step < 5000; step++)
        {
            switch (random.Next(4))
            {
                case 0 or 1:
                    Item added = new() { Key = random.Next(100), Number = step };
                    model.Add(added);
                    heap.Add(added);
                    break;
                case 2 when model.Count > 0:
                    Item removed = model[random.Next(model.Count)];
                    model.Remove(removed);
                    heap.Remove(removed);
                    Assert.Equal(-1, removed.Place);
                    break;
                case 3 when model.Count > 0:
                    Item moved = model[random.Next(model.Count)];
                    moved.Key = random.Next(100);
                    heap.Update(moved);
                    break;
            }

            Assert.Equal(model.Count, heap.Count);
            Assert.Same(model.OrderBy(item => item.Key).ThenBy(item => item.Number).FirstOrDefault(), heap.First);
        }
    }

    private sealed class Item
    {
        public int Place = -1;

        public int Key { get; set; }

        public int Number { get; init; }
    }

    private readonly struct ByKey : IHeapOrder<Item>
    {
        public static bool IsBefore(Item one, Item other) => (one.Key, one.Number).CompareTo((other.Key, other.Number)) < 0;

        public static ref int IndexOf(Item item) => ref item.Place;
    }
}
