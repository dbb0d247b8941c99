print("Hello from an image of your own")
