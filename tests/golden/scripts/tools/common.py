def words(name):
    with open(name) as file:
        return len(file.read().split())
