using AkkaChat.Server.Machines;

namespace AkkaChat.Server.Tests.Machines;

public sealed class DeparturesSpecs
{
    private readonly Departures _departures = new(capacity: 2);

    [Fact]
    public void Should_remember_the_latest()
    {
        foreach (var token in new[] { "a", "b", "c" })
            _departures.Add(token, new Departure(Done: 7, Left: false));

        _departures.TryGet("a", out _).ShouldBeFalse();
        _departures.TryGet(null, out _).ShouldBeFalse();
        _departures.TryGet("c", out var departure).ShouldBeTrue();
        departure.Done.ShouldBe(7);
    }

    [Fact]
    public void Should_remember_the_last_departure_of_who_came_back()
    {
        _departures.Add("a", new Departure(Done: 7, Left: false));
        _departures.Add("b", new Departure(Done: 1, Left: false));
        _departures.Add("a", new Departure(Done: 9, Left: true));

        _departures.TryGet("b", out _).ShouldBeTrue();
        _departures.TryGet("a", out var departure).ShouldBeTrue();
        departure.ShouldBe(new Departure(Done: 9, Left: true));
    }
}
